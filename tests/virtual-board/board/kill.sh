# Killed. Sourced by board.sh.

old=$(pid)
b "kill -9 $old"
check "killed: another one reads" another_reads "$old" 120
check "killed: the contact is at rest" at_rest
