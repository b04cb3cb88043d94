/**
 * Filters and orders from the parameters of a request, as far as an allow-list goes.
 */
@NullMarked
package dev.covet.query.web;

import org.jspecify.annotations.NullMarked;
