package io.edgewise.scenario.distributed;

import io.edgewise.topology.text.InvalidInputException;
import java.io.Serializable;
import java.util.ArrayList;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import scala.Function1;
import scala.collection.Iterator;

/**
 * Simulates some points, on an executor. Any other failure than a wrong scenario is left to Spark, which tries the task
 * again elsewhere; since a point is a pure function, that does not change a byte.
 */
record PointTask(Broadcast<SharedSweep> sweep)
    implements
      Function1<Iterator<Integer>, ArrayList<FinishedPoint>>,
      Serializable {

  @Override
  public ArrayList<FinishedPoint> apply(Iterator<Integer> points) {
    TaskContext context = TaskContext.get();
    ArrayList<FinishedPoint> finished = new ArrayList<>();
    while (points.hasNext()) {
      int number = points.next();
      try {
        finished.add(new FinishedPoint(number,
            sweep.value().simulation().point(number, context::isInterrupted).line()));
      } catch (InvalidInputException e) {
        finished.add(new FinishedPoint(number, ""));
      }
    }
    return finished;
  }
}
