/* Things that are allowed
   and that nobody writes. */
locals { one = 1 }
locals {}
locals { two = (
  1
  +
  1
) }

locals {
  a-name    = true
  größe     = "é"
  nested    = { "a.b" = 1, (local.one) = 2, 3 = "three", true : 4 }
  list      = [1, 2, # a comment
  3 /* another */, ]
  empty     = [] 
  call      = max(
    1,
    2,
  )
  old       = local.list.0
  splat     = [{ a = [{ b = 1 }] }].*.a[0]
  full      = [{ a = [{ b = 1 }] }][*].a[0].b
  minus     = -local.one - -1
  not       = !!true
  chain     = local.one == 1 ? "one" : local.one == 2 ? "two" : "many"
  percent   = "100%"
  dollars   = "$5 $${x} %%{y} $"
  unicode   = "\u00e9 \U0001F680 🚀"
  exponent  = 1.5e3 + 2E-1
  nothing   = null
  string    = "a ${"b ${"c ${1 + 1}"}"}"
}
