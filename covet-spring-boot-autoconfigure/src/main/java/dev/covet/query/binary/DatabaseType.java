package dev.covet.query.binary;

/**
 * A type as the guard knows it.
 *
 * @param name the name, for messages
 * @param delimiter what stands between two values in an array's text
 * @param form how its text is made
 */
record DatabaseType(String name, char delimiter, TextForm form) {
}
