# roundtrip.tcl tcp PORT SIZE COUNT: a write, and the read of what an echo server sends.
lassign $argv kind port size count
set s [socket 127.0.0.1 $port]
fconfigure $s -translation binary -buffering none
proc trips {s data size count} {
	for {set i 0} {$i < $count} {incr i} {
		puts -nonewline $s $data
		read $s $size
	}
}
set began [clock microseconds]
trips $s [string repeat x $size] $size $count
puts "took [expr {([clock microseconds] - $began) / 1e6}]"
