/** Worker processes: the protocol, the parent's side and the worker's side. */
package dev.bakeoff.run.worker;
