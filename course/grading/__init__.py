"""Assignments handed out, collected and graded, with nbgrader.

tasks          what `python3 -m lab course` can be asked to do
course         where a course's files are, and nbgrader's commands run on them
lint           traps of grade cells, found before students meet them
intake         a folder or zip of submissions becomes nbgrader's submitted/
upload         what is in it, zips within zips included
people         names as a learning platform writes them, and ids that are safe
reading        a file in any encoding and version becomes a plain notebook
classroom      every submission graded in a process of its own, several at once
preprocessors  what the configuration adds to nbgrader's autograde: restore, run, remark
worker         a submission's cells, run inside the fence
grader         nbgrader's own autograde, for one submission after another
watch          an eye on the memory that they take
score          what nbgrader reads as a cell's points
restore        a submission laid over the released notebook, so that nothing is missing or edited
match          which released cell a cell of a submission is
rules          what a student's code may do, and how the kernel is told
rehearsal      the Java of java/guard, and a JVM that tries notebooks with it
java           just enough of Java's grammar for lint, restore and rules
cage           a student's program, fenced in
clean          what a student wrote or a program showed, made safe to look at
pictures       figures as PNG, for pages that run nothing
sheet          the points as tables, one that a learning platform reads among them
formulas       MathML, which a browser draws without a script
shards         a part of the students graded by another machine, and the parts merged
answers        the made submissions of course/answers
trial          a made class, graded and compared with what is known of it
"""

import lab  # noqa: F401 - before nbformat, which takes a second less then
