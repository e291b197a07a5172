package io.edgewise.sim.engine;

/** Where a request's walk puts the events at which it, or another one, goes on. */
interface Schedule {

  /** The request asks for a core. */
  void core(long atNanos, int slot);

  /** The request reaches a store with a queue. */
  void store(long atNanos, int slot);

  /** The request asks a store again that refused it. */
  void askAgain(long atNanos, int slot);

  /** The request reaches its site again. */
  void reachAgain(long atNanos, int slot);

  /** An instance of a site becomes free. */
  void depart(long atNanos, int site);

  /** The request asks for a core of a site that scales. */
  void scaledCore(long atNanos, int slot);

  /** A core of a site that scales becomes free for somebody who waits. */
  void coreFree(long atNanos, int site);

  /** An instance of a site becomes ready, or the load of the site is looked at. */
  void scale(long atNanos, int site);
}
