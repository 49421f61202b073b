//! The commands of the binary.

use crate::server::{Server, cli, text};
use std::path::Path;
use tempfile::TempDir;

fn run(data: &Path, arguments: &[&str], input: &[u8]) -> (bool, String) {
    let output = cli(data, arguments, input);
    (output.status.success(), text(&output))
}

fn add(data: &Path, login: &str, role: &str, password: &str) -> (bool, String) {
    let arguments = ["user", "add", login, "--name", "Somebody", "--role", role, "--password-stdin"];
    run(data, &arguments, format!("{password}\n").as_bytes())
}

#[test]
fn people_are_added_listed_removed_and_given_passwords() {
    let dir = TempDir::new().unwrap();
    let data = dir.path();
    for (name, login, role, password, good, says) in [
        ("good", "lin", "admin", "correct horse", true, "lin can sign in now."),
        ("twice", "LIN", "agent", "correct horse", false, "signs in as LIN already"),
        ("no such role", "wu", "wizard", "correct horse", false, "agent, lead, supervisor"),
        ("weak", "wu", "agent", "short", false, "at least 8"),
        ("the login", "somebody", "agent", "Somebody", false, "no password"),
        ("bad login", "a b", "agent", "correct horse", false, "none of them spaces"),
        ("second", "wu", "inspector", "correct horse", true, "wu can sign in now."),
    ] {
        let (done, said) = add(data, login, role, password);
        assert!(done == good && said.contains(says), "{name}: {said}");
    }
    assert_eq!(run(data, &["user", "list"], b"").1, "lin\tSomebody\tadmin\nwu\tSomebody\tinspector\n");
    assert!(run(data, &["user", "remove", "lin"], b"").1.contains("this would leave nobody who may administer"));
    assert!(run(data, &["user", "remove", "nobody"], b"").1.contains("nobody signs in as nobody"));
    assert!(run(data, &["user", "remove", "wu"], b"").0);
    let (_, said) = run(data, &["user", "password", "lin"], b"");
    let generated = said.lines().find_map(|line| line.strip_prefix("Password: ")).unwrap().to_owned();
    let mut server = Server::start(data, "");
    assert_eq!(server.sign_in("lin", "correct horse"), 401);
    assert_eq!(server.sign_in("wu", "correct horse"), 401);
    assert_eq!(server.sign_in("lin", &generated), 200);
}

#[test]
fn o1_a_file_is_taken_in_once_however_often_it_comes() {
    let dir = TempDir::new().unwrap();
    let data = dir.path();
    let file = cli(data, &["sample", "orders", "--rows", "450", "--layout", "2022", "--faults"], b"").stdout;
    let items =
        cli(data, &["sample", "orders", "--rows", "450", "--layout", "items", "--encoding", "utf8"], b"").stdout;
    std::fs::create_dir_all(data).unwrap();
    std::fs::write(data.join("orders.csv"), &file).unwrap();
    let path = data.join("orders.csv");
    let path = path.to_str().unwrap();
    let (done, said) = run(data, &["import", "orders", path, "--shop", "云上小铺"], b"");
    assert!(done && said.ends_with("imported 447, updated 0, unchanged 0, held 3\n"), "{said}");
    assert_eq!(said.lines().filter(|line| line.starts_with("held: row ")).count(), 3, "{said}");
    let (_, said) = run(data, &["import", "orders", path], b"");
    assert!(said.ends_with("imported 0, updated 0, unchanged 447, held 3\n"), "{said}");
    let (done, said) = run(data, &["import", "orders", "-"], &items);
    assert!(done && said.contains("updated 447"), "{said}");
    let (_, said) = run(data, &["import", "orders", "-"], &items);
    assert!(said.contains("imported 0, updated 0, unchanged 450"), "{said}");
    for (name, input, says) in [("no file at all", &b""[..], "is empty"), ("a picture", b"\x89PNG", "not")] {
        let (done, said) = run(data, &["import", "orders", "-"], input);
        assert!(!done && said.contains(says), "{name}: {said}");
    }
    let (done, said) = run(data, &["import", "orders", "missing.csv"], b"");
    assert!(!done && said.contains("missing.csv"), "{said}");
    let (done, said) = run(data, &["check"], b"");
    assert!(done && said.starts_with("whole: "), "{said}");
}

#[test]
fn o1_a_file_goes_into_a_shop_of_its_platform() {
    let dir = TempDir::new().unwrap();
    let data = dir.path();
    let file = |layout| cli(data, &["sample", "orders", "--rows", "30", "--layout", layout, "--faults"], b"").stdout;
    let import = |file: &[u8], shop: &[&str]| run(data, &[&["import", "orders", "-"], shop].concat(), file);
    for layout in ["2022", "jd", "douyin", "shopify"] {
        let (done, said) = import(&file(layout), &[]);
        assert!(done && said.ends_with("imported 27, updated 0, unchanged 0, held 3\n"), "{layout}: {said}");
        let (_, said) = import(&file(layout), &[]);
        assert!(said.ends_with("imported 0, updated 0, unchanged 27, held 3\n"), "{layout}: {said}");
    }
    let (done, said) = import(&file("jd"), &["--shop", "淘宝店"]);
    assert!(!done && said.contains("the file is of jd, but the shop 淘宝店 is of taobao"), "{said}");
    // Shopify counts from the same number in every shop.
    let (_, said) = import(&file("shopify"), &["--shop", "another"]);
    assert!(said.ends_with("imported 27, updated 0, unchanged 0, held 3\n"), "{said}");
    let (done, said) = import(&file("shopify"), &[]);
    assert!(!done && said.contains("which shop?") && said.contains("another"), "{said}");
    let (done, said) = run(data, &["check"], b"");
    assert!(done && said.starts_with("whole: "), "{said}");
}

#[test]
fn o1_a_program_gets_a_token_and_loses_it() {
    let dir = TempDir::new().unwrap();
    let data = dir.path();
    add(data, "boss", "admin", "correct horse");
    add(data, "wu", "inspector", "correct horse");
    let file = cli(data, &["sample", "orders", "--rows", "3"], b"").stdout;
    run(data, &["import", "orders", "-", "--shop", "云上小铺"], &file);
    for (name, shop, login, says) in [
        ("ERP", "another", "boss", "there is no shop another"),
        ("ERP", "云上小铺", "nobody", "nobody signs in as nobody"),
        ("ERP", "云上小铺", "wu", "not permitted: OrderImport"),
        ("", "云上小铺", "boss", "1 to 60 characters"),
    ] {
        let (done, said) = run(data, &["token", "add", name, "--shop", shop, "--as", login], b"");
        assert!(!done && said.contains(says), "{login}: {said}");
    }
    let (done, secret) = run(data, &["token", "add", "ERP", "--shop", "云上小铺", "--as", "boss"], b"");
    let secret = secret.trim();
    assert!(done && secret.starts_with("gt_"), "{secret}");
    let server = Server::start(data, "");
    assert_eq!(run(data, &["token", "list"], b"").1, "ERP\t云上小铺\tSomebody\n");
    let (done, said) = run(data, &["token", "revoke", "ERP"], b"");
    assert!(!done && said.contains("another guitai is at work"), "{said}");
    assert_eq!(server.put_orders(secret, r#"{"orders":[]}"#), (200, r#"{"orders":[]}"#.to_owned()));
    drop(server);
    assert!(run(data, &["token", "revoke", "ERP"], b"").0);
    let (done, said) = run(data, &["token", "revoke", "ERP"], b"");
    assert!(!done && said.contains("there is no token ERP"), "{said}");
    assert_eq!(run(data, &["token", "list"], b"").1, "");
    assert_eq!(Server::start(data, "").put_orders(secret, r#"{"orders":[]}"#).0, 401);
}
