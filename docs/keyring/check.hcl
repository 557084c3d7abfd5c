# What the process that checks alone may do: know a number again, count how often it is asked, and sign a receipt. It opens nothing of anyone.
path "transit/keys" { capabilities = ["list"] }
path "transit/keys/waarborg-sign" { capabilities = ["read"] }
path "transit/hmac/waarborg-mac-licence/*" { capabilities = ["update"] }
path "transit/hmac/waarborg-mac-receipt/*" { capabilities = ["update"] }
path "transit/hmac/waarborg-mac-asked/*" { capabilities = ["update"] }
path "transit/sign/waarborg-sign" { capabilities = ["update"] }
