// Package lessons is the place of the courses: content in English and Chinese
// that the command carries with it. There is no course yet.
package lessons
