/**
 * Randomness: streams, distributions and compiled samplers. Sees nothing else of Edgewise. Read {@link
 * io.edgewise.sim.random.RandomStream} first, then {@link io.edgewise.sim.random.Distribution}.
 *
 * <p><b>From draw to value.</b> A {@code RandomStream} turns a counter into 64 uniform bits; a {@code QuantileTable},
 * {@code AliasTable} or {@code ZipfTable} turns the 64 bits into a value. Each value takes exactly one draw, so streams
 * stay in step whatever the parameters are, and common random numbers survive a change of distribution.
 *
 * <p><b>The mixer.</b> Stream and counter are hashed: {@code mix13(moremur(k0 + counter * golden) + k1)}. Both rounds
 * are bijective 64-bit finalisers with full avalanche: P. Evensen's moremur (2019) and D. Stafford's variant 13
 * ("Better bit mixing", 2011), the latter also that of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom
 * number generators", OOPSLA 2014). A single round over k0 + counter * golden would make all streams stretches of one
 * sequence, which overlap when there are many; the second key word between two rounds (the construction of Even and
 * Mansour, Journal of Cryptology 10, 1997) gives 2^128 different permutations instead. The idea of numbering draws is
 * that of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011; their Philox and
 * Threefry need several times as many operations. The key words are hashes of (seed, replication, purpose, slot).
 *
 * <p><b>Cost.</b> On one shared core of an Intel Xeon under JDK 25 (best of twelve loops of 20 million calls): {@code
 * RandomStream.bits} 2.7 ns where calls overlap, 12.8 ns in a chain where each waits for the last; {@code
 * QuantileTable.sample} 3 ns; {@code AliasTable.sample} of 300 outcomes 1.7 ns; {@code ZipfTable.sample} of 1,000 keys
 * 17 ns and of a million keys some 40 ns.
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
