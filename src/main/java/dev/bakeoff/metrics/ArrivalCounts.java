package dev.bakeoff.metrics;

/**
 * How an open loop kept to its schedule in one stretch.
 *
 * @param step which of a search's rates this was, from 0; 0 where there is only one
 * @param targetRate requests per second that were intended
 * @param intended requests whose intended start lay in it
 * @param late of these, how many found no free client at their intended start
 * @param dropped how many were given up in it, whenever they were intended: they had waited too
 *     long, or the leg ended before a client was free
 * @param backlog how many were waiting when it ended
 */
public record ArrivalCounts(
    int step, double targetRate, long intended, long late, long dropped, long backlog) {}
