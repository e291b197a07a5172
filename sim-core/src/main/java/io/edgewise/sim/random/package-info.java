/**
 * Randomness: streams, distributions and compiled samplers. Sees nothing else of Edgewise. Read {@link
 * io.edgewise.sim.random.RandomStream} first, then {@link io.edgewise.sim.random.Distribution}.
 *
 * <p><b>From draw to value.</b> A {@code RandomStream} turns a counter into 64 uniform bits; a {@code QuantileTable},
 * {@code AliasTable} or {@code ZipfTable} turns the 64 bits into a value. Each value takes exactly one draw, so streams
 * stay in step whatever the parameters are, and common random numbers survive a change of distribution.
 *
 * <p><b>The mixer.</b> Draw number {@code counter} of a stream is {@code moremur(start + counter * step)}: a Weyl
 * sequence with a start and an odd step of the stream's own, finished by P. Evensen's moremur (2019), a bijective 64-bit
 * mixer made for sequential counters. That is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014) read by counter, with a better finaliser; the 2^127 pairs of start and step make streams
 * different sequences and not stretches of one. Start and step are hashes of (seed, replication, purpose, slot) by two
 * full rounds for each of these words, moremur and D. Stafford's variant 13 ("Better bit mixing", 2011). The idea of
 * numbering draws is that of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011; their
 * Philox and Threefry need several times as many operations. The evidence is a battery on the streams as the simulation
 * uses them (RandomStreamQualityTest): uniform cells by upper, middle and lowest bits, serial and lagged correlation,
 * runs, and independence of neighbours in request, purpose, slot, replication and seed.
 *
 * <p><b>Cost.</b> A draw is three multiplications and a few shifts, some 10 ns less for a whole request than with a second
 * round; tables and streams are measured by {@code .ci/bench RandomBenchmark}.
 *
 * <p><b>Groups of replications.</b> Replications may share their draws, each shifted so that together they spread evenly
 * ({@code RandomStream.ofMember}, {@code DigitalShifts}). For all other streams this costs one comparison that always goes
 * the same way: {@code bits} took 2.3 ns with it and 2.5 without; a shifted stream takes 3.2 to 3.5.
 *
 * <p><b>Evidence.</b> RandomStreamQualityTest takes the streams as they are used: along the counter; across neighbouring
 * seeds, replications, slots and purposes; and as members of groups of 2, 4 and 8, both along the counter and across
 * groups. Each sequence passes chi-square tests of upper, middle and lowest bits in 16 to 4,096 cells, serial correlation
 * at 32 lags, pairs in the square, bit balance, collisions and birthday spacings; neighbouring streams are uncorrelated
 * and jointly uniform at lags up to three; each input bit flips each output bit half of the time. DigitalShiftsTest shows
 * that for every counter the members lie in different parts of the unit interval, and that the parts of two draws of one
 * member are unrelated.
 *
 * <p>As a permutation never repeats a value within one stream, a full 64-bit collision test over some 2^32 draws of one
 * stream would tell it from random draws; the 52 bits used for a uniform number do repeat as they should. Not for
 * cryptography.
 */
package io.edgewise.sim.random;
