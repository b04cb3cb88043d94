/**
 * What users write: query sets, conditions and orders over their own entities, and the
 * results that come of them.
 */
@NullMarked
package dev.covet.query;

import org.jspecify.annotations.NullMarked;
