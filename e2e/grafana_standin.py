"""Stands for Grafana, whose packages cannot be had where the tests run: the parts of its HTTP API
and of its command line that the role grafana uses, as Grafana's documentation has them. It never
saw a real one. It reads grafana.ini and the provisioning files, asks Prometheus for the health of
the data source, and keeps its accounts in a file.

    grafana_standin.py server --config /etc/grafana/grafana.ini
    grafana_standin.py cli --homepath X --config F admin reset-admin-password --password-from-stdin
"""

import base64
import configparser
import http.server
import json
import pathlib
import re
import secrets
import sys
import threading
import time
import urllib.parse
import urllib.request


def expanded(text):
    """A setting, which may be in a file."""
    match = re.fullmatch(r"\$__file\{(.*)\}", text)
    return pathlib.Path(match.group(1)).read_text().strip() if match else text


class Refused(Exception):
    def __init__(self, status, message):
        super().__init__(message)
        self.status = status


class Store:
    def __init__(self, settings):
        self.path = pathlib.Path(settings["paths"]["data"]) / "standin.json"
        self.settings = settings
        if self.path.exists():
            self.load()
        else:
            self.data = {"next": 1, "users": [], "accounts": [], "tokens": []}
            self.add_user({"login": "admin", "email": "admin@localhost", "name": "", "password": expanded(settings["security"].get("admin_password", "admin"))})
            self.data["users"][0].update(isAdmin=True, role="Admin")
            self.save()

    def load(self):
        self.data = json.loads(self.path.read_text())

    def save(self):
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps(self.data))
        new.replace(self.path)

    def number(self):
        self.data["next"] += 1
        return self.data["next"] - 1

    def one(self, kind, key, value):
        for entry in self.data[kind]:
            if entry[key] == value:
                return entry
        raise Refused(404, f"{kind} not found")

    def add_user(self, asked):
        login, email = asked["login"].lower(), asked["email"].lower()
        if len(asked["password"]) < 4:
            raise Refused(400, "Password is missing or too short")
        if any(user["login"] == login or user["email"] == email for user in self.data["users"]):
            raise Refused(412, f"User with email '{email}' or username '{login}' already exists")
        user = {"id": self.number(), "login": login, "email": email, "name": asked.get("name", ""), "password": asked["password"], "isAdmin": False}
        user["role"] = self.settings.get("users", "auto_assign_org_role", fallback="Viewer")
        self.data["users"].append(user)
        return {"id": user["id"], "message": "User created"}


class Api(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    store = None
    prefix = ""
    failures = {}
    lock = threading.Lock()

    def who(self):
        """The login of who asks, and whether it is the administrator of the server."""
        kind, _, value = self.headers.get("Authorization", "").partition(" ")
        if kind == "Basic":
            login, _, password = base64.b64decode(value).decode().partition(":")
            recent = [at for at in self.failures.get(login, []) if at > time.time() - 300]
            for user in self.store.data["users"]:
                if user["login"] == login and user["password"] == password and len(recent) < 5:
                    return user
            self.failures[login] = recent + [time.time()]
            raise Refused(401, "Invalid username or password")
        if kind == "Bearer":
            for token in self.store.data["tokens"]:
                if token["key"] == value:
                    return {"login": "sa", "isAdmin": False, "role": self.store.one("accounts", "id", token["account"])["role"]}
            raise Refused(401, "Invalid API key")
        raise Refused(401, "Unauthorized")

    def answer(self):
        url = urllib.parse.urlsplit(self.path)
        if not url.path.startswith(self.prefix + "/api/"):
            raise Refused(404, f"not below {self.prefix}")
        path = url.path[len(self.prefix) + 4 :].rstrip("/")
        query = dict(urllib.parse.parse_qsl(url.query))
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else {}
        if path == "/health":
            return {"database": "ok", "version": "standin"}
        user = self.who()
        for method, pattern, role, handler in ROUTES:
            match = re.fullmatch(pattern, path)
            if match and method == self.command:
                if (role == "server" and not user["isAdmin"]) or (role == "org" and user["role"] != "Admin"):
                    raise Refused(403, "You'll need additional permissions to perform this action")
                return handler(self.store, body, query, user, *(int(one) if one.isdigit() else one for one in match.groups()))
        raise Refused(404, "Not found")

    def handle_one(self):
        status = 200
        try:
            with self.lock:
                # The command line may have changed it.
                self.store.load()
                answer = self.answer()
                if self.command != "GET":
                    self.store.save()
            if isinstance(answer, tuple):
                status, answer = answer
        except Refused as refused:
            status, answer = refused.status, {"message": str(refused)}
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_one

    def log_message(self, form, *args):
        print(self.command, self.path, args[1] if len(args) > 1 else "", flush=True)


def seen(user):
    return {key: user[key] for key in ("id", "login", "email", "name", "isAdmin")}


def change(message):
    def handler(store, body, _query, _user, number):
        entry = store.one("users", "id", number)
        for key in ("login", "email", "name", "password", "role"):
            if key in body:
                entry[key] = body[key].lower() if key in ("login", "email") else body[key]
        return {"message": message}

    return handler


def remove(store, _body, _query, _user, number):
    store.data["users"].remove(store.one("users", "id", number))
    return {"message": "User deleted"}


def account_seen(store, account):
    return {**account, "login": "sa-1-" + account["name"], "isDisabled": False, "tokens": sum(one["account"] == account["id"] for one in store.data["tokens"])}


def make_account(store, body, *_):
    if any(one["name"] == body["name"] for one in store.data["accounts"]):
        raise Refused(400, "service account already exists")
    store.data["accounts"].append({"id": store.number(), "name": body["name"], "role": body["role"], "orgId": 1})
    return 201, account_seen(store, store.data["accounts"][-1])


def change_account(store, body, _query, _user, number):
    account = store.one("accounts", "id", number)
    account.update({key: body[key] for key in ("name", "role") if key in body})
    return account_seen(store, account)


def remove_account(store, _body, _query, _user, number):
    store.data["accounts"].remove(store.one("accounts", "id", number))
    store.data["tokens"] = [token for token in store.data["tokens"] if token["account"] != number]
    return {"message": "Service account deleted"}


def make_token(store, body, _query, _user, number):
    store.one("accounts", "id", number)
    if any(one["name"] == body["name"] for one in store.data["tokens"]):
        raise Refused(409, "service account token with given name already exists in the organization")
    token = {"id": store.number(), "account": number, "name": body["name"], "key": "glsa_" + secrets.token_hex(16)}
    store.data["tokens"].append(token)
    return {key: token[key] for key in ("id", "name", "key")}


def remove_token(store, _body, _query, _user, _number, token):
    store.data["tokens"].remove(store.one("tokens", "id", token))
    return {"message": "Service account token deleted"}


def provisioned(store, kind):
    folder = pathlib.Path(store.settings["paths"]["provisioning"]) / kind
    return "\n".join(path.read_text() for path in folder.glob("*.yml"))


def search(store, _body, query, *_):
    found = []
    for folder in re.findall(r"^ *path: *(\S+)", provisioned(store, "dashboards"), re.MULTILINE):
        for path in sorted(pathlib.Path(folder).glob("*.json")):
            board = json.loads(path.read_text())
            found.append({"uid": board.get("uid", path.stem), "title": board.get("title", ""), "type": "dash-db", "tags": board.get("tags", [])})
    return found[: int(query.get("limit", 1000))]


def health(store, _body, _query, _user, uid):
    text = provisioned(store, "datasources")
    if not re.search(rf"^ *uid: *{re.escape(uid)}$", text, re.MULTILINE):
        raise Refused(404, "Data source not found")
    url = json.loads(re.search(r"^ *url: *(.*)$", text, re.MULTILINE).group(1))
    try:
        with urllib.request.urlopen(url + "/api/v1/query?query=1", timeout=5):
            return {"status": "OK", "message": "Successfully queried the Prometheus API."}
    except OSError as error:
        raise Refused(400, f"{error}") from error


# Method, path, who may, and what it does
ROUTES = [
    ("GET", "/org", "any", lambda *_: {"id": 1, "name": "Main Org."}),
    ("GET", "/user", "any", lambda store, body, query, user: seen(user)),
    ("GET", "/users", "server", lambda store, *_: [seen(user) for user in store.data["users"]]),
    ("PUT", r"/users/(\d+)", "server", change("User updated")),
    ("POST", "/admin/users", "server", lambda store, body, *_: store.add_user(body)),
    ("DELETE", r"/admin/users/(\d+)", "server", remove),
    ("PUT", r"/admin/users/(\d+)/password", "server", change("User password updated")),
    ("GET", "/org/users", "org", lambda store, *_: [{"orgId": 1, "userId": one["id"], "login": one["login"], "email": one["email"], "role": one["role"]} for one in store.data["users"]]),
    ("PATCH", r"/org/users/(\d+)", "org", change("Organization user updated")),
    (
        "GET",
        "/serviceaccounts/search",
        "org",
        lambda store, body, query, user: {
            "totalCount": len(store.data["accounts"]),
            "serviceAccounts": [account_seen(store, one) for one in store.data["accounts"] if query.get("query", "") in one["name"]],
        },
    ),
    ("POST", "/serviceaccounts", "org", make_account),
    ("PATCH", r"/serviceaccounts/(\d+)", "org", change_account),
    ("DELETE", r"/serviceaccounts/(\d+)", "org", remove_account),
    (
        "GET",
        r"/serviceaccounts/(\d+)/tokens",
        "org",
        lambda store, body, query, user, number: [{"id": one["id"], "name": one["name"]} for one in store.data["tokens"] if one["account"] == number],
    ),
    ("POST", r"/serviceaccounts/(\d+)/tokens", "org", make_token),
    ("DELETE", r"/serviceaccounts/(\d+)/tokens/(\d+)", "org", remove_token),
    ("GET", "/search", "any", search),
    ("GET", r"/datasources/uid/(\w+)/health", "any", health),
]


def main(arguments):
    settings = configparser.ConfigParser(interpolation=None)
    settings.read(arguments[arguments.index("--config") + 1])
    store = Store(settings)
    if "reset-admin-password" in arguments:
        store.one("users", "login", "admin")["password"] = sys.stdin.readline().strip()
        store.save()
        print("Admin password changed successfully")
        return
    Api.store = store
    Api.prefix = urllib.parse.urlsplit(settings["server"]["root_url"]).path.rstrip("/")
    address = settings["server"]["http_addr"], int(settings["server"]["http_port"])
    http.server.ThreadingHTTPServer(address, Api).serve_forever()


if __name__ == "__main__":
    main(sys.argv[1:])
