locals {
	tabs	=	1 // one
	more = [
		"a",
	]
}