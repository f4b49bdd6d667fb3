package goldilocks.plot;

import goldilocks.Seeds;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One cell of an experiment's grid: this scheme, at this setting, with these seeds.
 *
 * @param run counts from 1; the same run number has the same seeds in every scheme and setting
 */
public record Trial<A, B>(
    String schemeName, A scheme, String settingName, B setting, int run, Seeds seeds) {

  /** The trial and what was measured in it, as a row of a table. */
  public Map<String, Object> row(String name, Object value, Object... more) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put(schemeName, scheme instanceof Number ? scheme : scheme.toString());
    row.put(settingName, setting instanceof Number ? setting : setting.toString());
    row.put("run", run);
    row.put(name, value);
    for (int i = 0; i < more.length; i += 2) {
      row.put(more[i].toString(), more[i + 1]);
    }
    return row;
  }
}
