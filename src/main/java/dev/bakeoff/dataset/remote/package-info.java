/** Places outside the catalog that files are carried to and from: folders and buckets. */
package dev.bakeoff.dataset.remote;
