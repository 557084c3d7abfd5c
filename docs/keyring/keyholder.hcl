# What whoever keeps the keys may do with `npm run keys`. Nothing here opens, signs or finds anything.
path "transit/keys" { capabilities = ["list"] }
path "transit/keys/waarborg-*" { capabilities = ["create", "read", "update"] }
path "transit/rewrap/waarborg-person" { capabilities = ["update"] }
path "transit/rewrap/waarborg-signal" { capabilities = ["update"] }
