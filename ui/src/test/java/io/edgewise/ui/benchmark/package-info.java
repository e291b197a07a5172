/** Times that a person feels, measured in the whole window. */
package io.edgewise.ui.benchmark;
