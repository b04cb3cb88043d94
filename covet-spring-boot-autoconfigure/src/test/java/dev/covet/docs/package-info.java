/**
 * The snippets of the documentation: compiled, run, and held against the pages.
 */
@NullMarked
package dev.covet.docs;

import org.jspecify.annotations.NullMarked;
