/**
 * What a request, or any publisher, asked of the database.
 */
@NullMarked
package dev.covet.profile;

import org.jspecify.annotations.NullMarked;
