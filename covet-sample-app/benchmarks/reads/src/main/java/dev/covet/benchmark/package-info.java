/**
 * Measures what Covet's reads, its start-up and its presence cost beside others.
 */
package dev.covet.benchmark;
