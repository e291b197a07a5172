/**
 * How a result is shown on paper: tables, and what is derived from results alone.
 */
package io.edgewise.report;
