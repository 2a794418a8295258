/**
 * DynamoDB, and servers that speak its protocol, over Amazon's SDK. What becomes of keys, types and
 * indexes is told to users in docs/dynamodb.md.
 */
package dev.bakeoff.platform.dynamodb;
