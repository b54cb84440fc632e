// Package wire shows hosts to viewers, over HTTP and WebSocket.
//
// In: requests of viewers, who can name a host by its id and no more, and an
// exchange with the state of the hosts. Out: lists and documents on request,
// and to those who watch a snapshot of each key and its changes, in order.
//
// All viewers of a key share one watch of the exchange and one encoding of
// each change. A viewer has no queue of changes but a place in the stream
// (subscription): one that falls so far behind that the changes it lacks are
// no longer kept goes on from the newest snapshot, and is told so.
package wire
