/**
 * What exists in the world, where, and at what price: places, network, platforms, stores, price books.
 */
package io.edgewise.topology;
