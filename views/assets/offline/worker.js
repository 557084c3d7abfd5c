// Without a network the page comes from what the page itself kept: its own address, style and scripts. Nothing else passes here.
const PATIENCE = 4000
const kept = (request) => caches.match(request, { ignoreVary: true, ignoreSearch: true })

const page = async (request) => {
  const late = new Promise((resolve, reject) => setTimeout(reject, PATIENCE))
  try {
    return await Promise.race([fetch(request), late])
  } catch {
    return (await kept(request)) ?? Response.error()
  }
}

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname } = new URL(request.url)
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (pathname.startsWith('/stijl/') || pathname === '/favicon.svg') event.respondWith(kept(request).then((found) => found ?? fetch(request)))
})
