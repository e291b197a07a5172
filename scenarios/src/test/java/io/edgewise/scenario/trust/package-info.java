/** What a stranger may throw at the product: files of ours that were spoilt one value at a time. */
package io.edgewise.scenario.trust;
