/**
 * What a stranger may throw at the product: files of ours that were spoilt one value at a time ({@link
 * io.edgewise.scenario.trust.ExampleMutations}), and files of every kind that were spoilt at random ({@link
 * io.edgewise.scenario.trust.FuzzCampaign}), judged by what {@link io.edgewise.scenario.trust.Oracle} says a command must do;
 * texts that would become markup or commands; and the languages, time zones and threads that a run may meet. What once went
 * wrong lies in the folder {@code corpus} of the resources, in a folder for each target.
 */
package io.edgewise.scenario.trust;
