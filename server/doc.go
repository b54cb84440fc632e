// Package server serves the page, the engine that the page runs, and the
// hosts that it watches.
//
// In: requests, the built page's files, and an exchange with the state of
// hosts. Out: those files, compressed beforehand and cached for as long as
// they stay the same; of hosts what package wire makes of the exchange, to
// those who ask for this server by a name of its own, from a page of its own,
// and with the token where there is one. Nothing that a learner types comes
// here, except a CPU that a viewer asks a host to compare with others.
package server
