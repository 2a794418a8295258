package dev.bakeoff.dataset;

/**
 * One column of a table.
 *
 * @param name unique within its table
 * @param type what it holds
 * @param nullable whether it may be null
 */
public record Column(String name, ColumnType type, boolean nullable) {}
