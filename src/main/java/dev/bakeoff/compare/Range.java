package dev.bakeoff.compare;

/**
 * A 95 % confidence interval of a value, in the value's unit.
 *
 * @param low its lower end
 * @param high its upper end
 */
public record Range(double low, double high) {}
