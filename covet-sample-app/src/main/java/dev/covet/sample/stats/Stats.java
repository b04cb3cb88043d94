package dev.covet.sample.stats;

/**
 * Figures over the whole blog.
 */
record Stats(long users, long activeUsers, long categories, long tags, long posts, long comments, Figures.Views views) {
}
