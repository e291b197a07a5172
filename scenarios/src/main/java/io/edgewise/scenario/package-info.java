/**
 * Which question is asked, from a file: reading, checking, compiling and running scenarios.
 */
package io.edgewise.scenario;
