/**
 * What the nodes of an application share through Redis: values, stamps and messages.
 */
@NullMarked
package dev.covet.cache.redis;

import org.jspecify.annotations.NullMarked;
