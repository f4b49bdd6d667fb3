package guard;

import guard.References.Member;

/** A variable, method or type that some piece of code declares for all. */
record Symbol(Wrapper wrapper, String kind, String name) {

  /** A member of a wrapper is declared for all; one of a type in it belongs to that type. */
  static Symbol of(Member member) {
    Wrapper wrapper = Wrapper.of(member.owner());
    if (!wrapper.name().equals(member.owner())) {
      return new Symbol(wrapper, "type", Wrapper.typeIn(member.owner()));
    }
    return new Symbol(wrapper, member.isField() ? "variable" : "method", member.name());
  }
}
