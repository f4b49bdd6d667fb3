package guard;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a compiled class names: nothing it can do is missing here, however its source is written.
 *
 * @param uses the methods it calls and the fields it reads or assigns
 * @param assigns the static fields it assigns
 * @param types all types it names
 * @param methods the names of the methods it declares
 */
record References(
    String name,
    String parent,
    List<String> interfaces,
    Set<Member> uses,
    Set<Member> assigns,
    Set<String> types,
    List<String> methods) {

  /** A method or field of a type, such as println of java.io.PrintStream. */
  record Member(String owner, String name, boolean isField) {}

  static References of(byte[] classFile) {
    try {
      return new Reader(classFile).read();
    } catch (IOException cutShort) {
      throw new UncheckedIOException(cutShort);
    }
  }

  /** Reads the format of chapter 4 of the Java Virtual Machine Specification. */
  private static final class Reader {
    private static final int PUT_STATIC = 179;
    private static final int TABLE_SWITCH = 170;
    private static final int LOOKUP_SWITCH = 171;
    private static final int WIDE = 196;
    private static final int INCREMENT = 132;

    /** How many bytes follow each instruction. */
    private static final String OPERANDS =
        "0".repeat(16)
            + "12122"
            + "1".repeat(5)
            + "0".repeat(28)
            + "1".repeat(5)
            + "0".repeat(73)
            + "2"
            + "0".repeat(20)
            + "2".repeat(16)
            + "1"
            + "00"
            + "0".repeat(6)
            + "2".repeat(7)
            + "44"
            + "212"
            + "00"
            + "22"
            + "00"
            + "0"
            + "3"
            + "22"
            + "44";

    private final DataInputStream in;
    private Object[] pool; // a String, or the numbers of an entry with its tag in front
    private final Set<Member> assigns = new HashSet<>();

    Reader(byte[] classFile) {
      in = new DataInputStream(new ByteArrayInputStream(classFile));
    }

    References read() throws IOException {
      in.skipNBytes(8); // magic number and version
      readPool();
      in.skipNBytes(2); // access flags
      String name = type(in.readUnsignedShort());
      int above = in.readUnsignedShort();
      String parent = above == 0 ? "" : type(above);
      List<String> interfaces = new ArrayList<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        interfaces.add(type(in.readUnsignedShort()));
      }
      readMembers(); // fields
      List<String> methods = readMembers();
      return new References(name, parent, interfaces, uses(), assigns, types(), methods);
    }

    private void readPool() throws IOException {
      pool = new Object[in.readUnsignedShort()];
      for (int i = 1; i < pool.length; i++) {
        int tag = in.readUnsignedByte();
        switch (tag) {
          case 1 -> pool[i] = in.readUTF();
          case 3, 4 -> in.skipNBytes(4);
          case 5, 6 -> {
            in.skipNBytes(8);
            i++; // a long or double takes two places
          }
          case 7, 8, 16, 19, 20 -> pool[i] = new int[] {tag, in.readUnsignedShort()};
          case 15 -> in.skipNBytes(3);
          case 9, 10, 11, 12, 17, 18 ->
              pool[i] = new int[] {tag, in.readUnsignedShort(), in.readUnsignedShort()};
          default -> throw new IOException("entry " + tag + " in a class file");
        }
      }
    }

    private List<String> readMembers() throws IOException {
      List<String> names = new ArrayList<>();
      for (int left = in.readUnsignedShort(); left > 0; left--) {
        in.skipNBytes(2); // access flags
        names.add((String) pool[in.readUnsignedShort()]);
        in.skipNBytes(2); // descriptor
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
          Object attribute = pool[in.readUnsignedShort()];
          byte[] content = in.readNBytes(in.readInt());
          if (attribute.equals("Code")) {
            readCode(ByteBuffer.wrap(content));
          }
        }
      }
      return names;
    }

    private void readCode(ByteBuffer code) {
      code.position(4); // sizes of stack and frame
      int length = code.getInt();
      ByteBuffer body = code.slice().limit(length);
      while (body.hasRemaining()) {
        int instruction = body.get() & 0xFF;
        if (instruction == PUT_STATIC) {
          assigns.add(member((int[]) pool[body.getShort() & 0xFFFF]));
        } else {
          body.position(body.position() + operands(instruction, body));
        }
      }
    }

    private static int operands(int instruction, ByteBuffer body) {
      int at = body.position();
      int padding = (4 - at % 4) % 4;
      return switch (instruction) {
        case TABLE_SWITCH ->
            padding + 12 + 4 * (body.getInt(at + padding + 8) - body.getInt(at + padding + 4) + 1);
        case LOOKUP_SWITCH -> padding + 8 + 8 * body.getInt(at + padding + 4);
        case WIDE -> (body.get(at) & 0xFF) == INCREMENT ? 5 : 3;
        default -> OPERANDS.charAt(instruction) - '0';
      };
    }

    private Set<Member> uses() {
      Set<Member> uses = new HashSet<>();
      for (Object entry : pool) {
        if (entry instanceof int[] numbers && numbers[0] >= 9 && numbers[0] <= 11) {
          uses.add(member(numbers));
        }
      }
      return uses;
    }

    private Set<String> types() {
      Set<String> types = new HashSet<>();
      for (Object entry : pool) {
        if (entry instanceof int[] numbers && numbers[0] == 7) {
          types.add(type(numbers));
        }
      }
      return types;
    }

    private Member member(int[] entry) {
      int[] nameAndType = (int[]) pool[entry[2]];
      String owner = (String) pool[((int[]) pool[entry[1]])[1]];
      return new Member(
          owner.startsWith("[") ? "java.lang.Object" : owner.replace('/', '.'), // clone of an array
          (String) pool[nameAndType[1]],
          entry[0] == 9);
    }

    private String type(int index) {
      return type((int[]) pool[index]);
    }

    /** The dotted name; of an array of objects, that of its elements. */
    private String type(int[] entry) {
      String name = (String) pool[entry[1]];
      return name.replaceFirst("^\\[+L(.*);", "$1").replace('/', '.');
    }
  }
}
