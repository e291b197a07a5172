/**
 * Questions about one number of a scenario: at which value two strategies tie, and what all of them do over a range. Read
 * {@link io.edgewise.ui.study.KnobStudyViewModel} first.
 */
package io.edgewise.ui.study;
