"""How trees are to be served: the headers of each path, for a CDN and for our own file app, and samples for nginx and
Caddy. Nothing is logged: a log of who read what would be a register of people who seek help."""

from __future__ import annotations

from collections.abc import Mapping

from fyren.publishing.shell import headers

DATA_POLICY = "default-src 'none'; frame-ancestors 'none'"
# Open data: others may read it from their own pages.
OPEN_DATA = "/data/*"
# Films in sign language. Safari plays none that cannot be asked for in parts.
FILMS = "/film/*"
# Files that tell how the tree is served, and are not themselves for readers.
NOT_SERVED = ("_headers", "nginx.conf.sample", "Caddyfile.sample")


Policies = Mapping[str, str]
"""The content security policy of each path, from the site's root. A path ends with /* for all that is under it; no file
lies under two of them: two policies at once would both count."""


def common_headers() -> dict[str, str]:
    """What every file is sent with."""
    return {name: value for name, value in headers("").items() if name != "Content-Security-Policy"}


def headers_file(policies: Policies) -> bytes:
    """`_headers`, in the form that Netlify and Cloudflare Pages read; of the rules that fit a path all count."""
    rules = [_rule("/*", common_headers())]
    rules += [_rule(path, {"Content-Security-Policy": policy}) for path, policy in policies.items()]
    rules += [_rule(path, {"Access-Control-Allow-Origin": "*"}) for path in policies if path.endswith(OPEN_DATA)]
    return "\n".join(rules).encode()


def _rule(path: str, values: Mapping[str, str]) -> str:
    return path + "\n" + "".join(f"  {name}: {value}\n" for name, value in values.items())


def nginx_sample(policies: Policies) -> bytes:
    """A server of nginx's. A block with an `add_header` of its own inherits none, so each names them all."""
    blocks = "\n".join(_nginx_location(path, policy) for path, policy in policies.items())
    hidden = "|".join(name.replace(".", r"\.") for name in NOT_SERVED)
    return _NGINX.format(blocks=blocks, hidden=hidden, missing=_nginx_headers(DATA_POLICY)).encode()


def _nginx_location(path: str, policy: str) -> str:
    where = f"^~ {path.removesuffix('*')}" if path.endswith("*") else f"= {path}"
    extra = next((lines for end, lines in _NGINX_EXTRA.items() if path.endswith(end)), "")
    return f"    location {where} {{\n{_nginx_headers(policy)}{extra}    }}\n"


def _nginx_headers(policy: str) -> str:
    named = {**common_headers(), "Content-Security-Policy": policy}
    # An empty value takes nginx's own header away.
    lines = [f'add_header {name} "{value}" always;' for name, value in named.items()] + ['add_header Last-Modified "";']
    return "".join(f"        {line}\n" for line in lines)


def caddy_sample(policies: Policies) -> bytes:
    """A site of Caddy's, which logs no requests unless told to."""
    common = "".join(f'\t\t{name} "{value}"\n' for name, value in common_headers().items())
    own = "\n".join(f'\theader {path} Content-Security-Policy "{policy}"' for path, policy in policies.items())
    hidden = " ".join(f"/{name}" for name in NOT_SERVED)
    paths = [path for path in policies if path.endswith(OPEN_DATA)]
    open_data = "\n".join(f'\theader {path} Access-Control-Allow-Origin "*"' for path in paths)
    return _CADDY.format(common=common, own=own, hidden=hidden, open_data=open_data, missing=DATA_POLICY).encode()


_NGINX_DATA = """        add_header Access-Control-Allow-Origin "*" always;
        default_type application/x-ndjson;
"""
_NGINX_EXTRA = {OPEN_DATA: _NGINX_DATA, FILMS: "        max_ranges 1;\n"}
_NGINX = """# Exempel för nginx. Byt namn, certifikat och mapp. "current" leder till det träd som gäller.
# Inget loggas: en logg över vem som läste vad vore ett register över människor som söker hjälp.
# Strict-Transport-Security står inte här: webbläsaren skulle spara värdnamnet på disken.
# gzip_static och brotli_static (modulen ngx_brotli) skickar de filer som redan är packade. I Debian är modulen
# libnginx-mod-http-brotli-static.
server {{
    listen 443 ssl http2;  # från nginx 1.25.1: "listen 443 ssl;" och "http2 on;"
    server_name stod.example.se;
    ssl_certificate     /etc/ssl/stod.example.se.pem;
    ssl_certificate_key /etc/ssl/stod.example.se.key;

    root /srv/stod/current;
    index index.html;
    access_log off;
    error_log /dev/null crit;
    etag off;
    if_modified_since off;
    max_ranges 0;
    server_tokens off;
    autoindex off;
    absolute_redirect off;
    gzip_static on;
    gzip_vary on;
    # brotli_static on;
    charset utf-8;

    location ~ ^/({hidden})$ {{
{missing}        return 404;
    }}

{blocks}
    location / {{
{missing}    }}
}}
"""

_CADDY = """# Exempel för Caddy. Byt namn och mapp. "current" leder till det träd som gäller.
# Ingen "log" står här, och då loggar Caddy inga besök: en logg över vem som läste vad vore ett register över
# människor som söker hjälp. Strict-Transport-Security står inte heller: webbläsaren skulle spara värdnamnet på disken.
stod.example.se {{
\troot * /srv/stod/current
\t@hidden path {hidden}
\terror @hidden 404
\t# Alltid hela filen: "oförändrad" vore att minnas vem som läst den förut.
\trequest_header -If-Modified-Since
\trequest_header -If-None-Match
\theader {{
{common}\t\t-ETag
\t\t-Last-Modified
\t\t-Server
\t}}
{own}
{open_data}
\theader /data/services.ndjson Content-Type application/x-ndjson
\tfile_server {{
\t\tprecompressed br gzip
\t}}
\thandle_errors {{
\t\theader {{
{common}\t\t\tContent-Security-Policy "{missing}"
\t\t\t-Server
\t\t}}
\t\trespond {{err.status_code}}
\t}}
}}
"""


def under(prefix: str, policies: Policies) -> Policies:
    """The policies of a tree that stands under a folder of the site ("" for the root)."""
    return {f"/{prefix}{path}" if prefix else path: policy for path, policy in policies.items()}


def serving_files(policies: Policies) -> dict[str, bytes]:
    """The files that tell how a tree, or a whole site of trees, is served."""
    return {
        "_headers": headers_file(policies),
        "nginx.conf.sample": nginx_sample(policies),
        "Caddyfile.sample": caddy_sample(policies),
    }
