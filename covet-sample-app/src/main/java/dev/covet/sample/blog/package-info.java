/**
 * The entities of the blog and their relations.
 */
@NullMarked
package dev.covet.sample.blog;

import org.jspecify.annotations.NullMarked;
