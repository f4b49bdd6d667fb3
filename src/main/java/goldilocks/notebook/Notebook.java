package goldilocks.notebook;

import java.util.Map;

/** What we ask of a Java kernel; one small implementation for each kernel. */
interface Notebook {
  /** Values of this type show themselves as this view from now on. */
  <T> void show(View<T> view);

  /** Shows a MIME bundle under a name of its own, or in the place of what that name shows. */
  void display(String id, Map<String, Object> bundle, boolean again);
}
