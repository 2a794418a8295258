/** Profiles made from what other programs have noted: JDBC URLs, PostgreSQL's and AWS's files. */
package dev.bakeoff.platform.found;
