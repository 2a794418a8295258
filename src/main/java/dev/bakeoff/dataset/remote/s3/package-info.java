/** Buckets of S3 and of whatever speaks its protocol. Nobody else knows the AWS SDK. */
package dev.bakeoff.dataset.remote.s3;
