/**
 * Spring Data repositories with query sets.
 */
@NullMarked
package dev.covet.repository;

import org.jspecify.annotations.NullMarked;
