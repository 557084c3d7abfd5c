# What the service itself may do. "update" and not "create": it makes no keys, by accident or otherwise.
path "transit/keys" { capabilities = ["list"] }
path "transit/keys/waarborg-sign" { capabilities = ["read"] }
path "transit/encrypt/waarborg-person" { capabilities = ["update"] }
path "transit/decrypt/waarborg-person" { capabilities = ["update"] }
path "transit/encrypt/waarborg-signal" { capabilities = ["update"] }
path "transit/decrypt/waarborg-signal" { capabilities = ["update"] }
path "transit/hmac/waarborg-mac-*" { capabilities = ["update"] }
path "transit/hmac/waarborg-steady/*" { capabilities = ["update"] }
path "transit/sign/waarborg-sign" { capabilities = ["update"] }
