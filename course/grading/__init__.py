"""Assignments handed out, collected and graded, with nbgrader.

tasks          what `python3 -m lab course` can be asked to do
course         where a course's files are, and nbgrader's commands run on them
lint           traps of grade cells, found before students meet them
intake         a folder or zip of submissions becomes nbgrader's submitted/
upload         what is in it, zips within zips included
people         names as a learning platform writes them, and ids that are safe
reading        a file in any encoding and version becomes a plain notebook
classroom      every submission graded in a process of its own, several at once
worker         that process: nbgrader's own autograde, cut off from the network
preprocessors  what the configuration adds to it: restore, run, remark
restore        a submission laid over the released notebook, so that nothing is missing or edited
match          which released cell a cell of a submission is
rules          cells of a student that are not run, and why
java           just enough of Java's grammar for both
cage           what a student's program may touch, use and fill
pictures       figures as PNG, for pages that run nothing
sheet          the points as a table, with a remark where one is due
answers        the made submissions of course/answers
hostile        submissions that mean harm or had bad luck
trial          a made class, graded and compared with what is known of it
"""
