import goldilocks.claims.Ledger;
import goldilocks.claims.Measurement;

/** Prints the ledger's numbers and their bands, as goldilocks.claims reads them. */
class Bands {
  public static void main(String[] arguments) {
    for (Measurement m : Ledger.read().measurements()) {
      String band = m.found().value() + "\t" + m.found().low() + "\t" + m.found().high();
      System.out.println(String.join("\t", m.what(), m.found().toString(), m.cell(), band));
    }
  }
}
