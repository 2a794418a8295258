package dev.bakeoff.dataset;

/**
 * A column that refers to the single-column primary key of another table.
 *
 * @param column the referring column
 * @param referencedTable the table referred to
 * @param referencedColumn its key column
 */
public record ForeignKey(String column, String referencedTable, String referencedColumn) {}
