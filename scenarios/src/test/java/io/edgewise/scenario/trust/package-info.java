/**
 * What a stranger may throw at the product: files of ours that were spoilt one value at a time, and texts that would become markup
 * or commands; and the languages, time zones and threads that a run may meet.
 */
package io.edgewise.scenario.trust;
