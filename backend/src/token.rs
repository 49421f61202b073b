//! Tokens: how programs come in (O1). The rules that the command line and the routes share.
//!
//! A token acts in the name of who made it, in one shop, and may what its maker may: who leaves or loses a right takes
//! the token's along. Its secret is shown once and kept as a hash. What is done to a token is in the audit.

use crate::{
    account::Asked,
    auth::session::hash,
    db::{Audit, Failure, Token, TokenHash, Tx},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use shared::{
    command::{Actor, Field, Invalid, OrderImport, Rejection},
    id::{ImportId, ShopId, StaffId, TokenId},
    permit,
    shop::Platform,
    time::Instant,
    world::World,
};
use uuid::Uuid;

/// What every secret begins with, so that one that was left lying about is recognised.
const MARK: &str = "gt_";
/// Random bytes of a secret.
const BYTES: usize = 32;
/// Most characters of a name.
pub const LONGEST_NAME: usize = 60;

/// Why a token can't be made.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    #[error("a token's name has 1 to 60 characters")]
    BadName,
    #[error("there is a token of that name already")]
    NameTaken,
    #[error("no secret can be made up: {0}")]
    Random(#[from] getrandom::Error),
    #[error(transparent)]
    Database(#[from] Failure),
}

/// What a token is made of.
#[derive(Clone, Debug)]
pub struct NewToken {
    pub name: String,
    pub shop: ShopId,
    pub maker: StaffId,
}

/// A token that was made, and its secret, to be told once.
#[derive(Clone, Debug)]
pub struct Made {
    pub token: Token,
    pub secret: String,
}

impl NewToken {
    /// Refuses a shop that takes no imports, and a maker in whose name nobody may import orders.
    pub fn check(&self, world: &World) -> Result<(), Rejection> {
        let shop = world.shops.get(&self.shop).ok_or(Rejection::Missing { key: self.shop.into() })?;
        if shop.platform == Platform::House {
            return Err(Rejection::Invalid { field: Field::Shop, why: Invalid::Unknown });
        }
        let (import, file) = (ImportId(Uuid::nil()), String::new());
        let nothing = OrderImport { import, shop: self.shop, file, orders: Vec::new(), held: Vec::new(), unchanged: 0 };
        permit::may(Actor::Staff(self.maker), &nothing.into(), world)
    }

    pub async fn add(self, tx: &mut Tx<'_>, asked: &Asked, now: Instant) -> Result<Made, TokenError> {
        let name = check_name(&self.name)?;
        if tx.has_token_named(&name).await? {
            return Err(TokenError::NameTaken);
        }
        let NewToken { shop, maker, .. } = self;
        let token = Token { id: TokenId(Uuid::now_v7()), name, shop, maker, created: now, seen: None };
        let secret = secret()?;
        tx.add_token(&token, hash(&secret)).await?;
        audit(tx, "token_added", &token, asked, now).await?;
        Ok(Made { token, secret })
    }
}

/// Revokes the token; whether it was not revoked yet.
pub async fn revoke(tx: &mut Tx<'_>, token: &Token, asked: &Asked, now: Instant) -> Result<bool, Failure> {
    let was_good = tx.revoke_token(token.id, now).await?;
    if was_good {
        audit(tx, "token_revoked", token, asked, now).await?;
    }
    Ok(was_good)
}

async fn audit(tx: &mut Tx<'_>, act: &'static str, token: &Token, asked: &Asked, now: Instant) -> Result<(), Failure> {
    let (staff, name, address) = (Some(token.maker), Some(token.name.as_str()), asked.address.as_deref());
    tx.audit(&Audit { act, staff, login: None, address, by: asked.by, token: name }, now).await
}

fn check_name(name: &str) -> Result<String, TokenError> {
    let name = name.trim();
    let is_good = (1..=LONGEST_NAME).contains(&name.chars().count()) && !name.contains(char::is_control);
    if is_good { Ok(name.to_owned()) } else { Err(TokenError::BadName) }
}

fn secret() -> Result<String, getrandom::Error> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes)?;
    Ok(format!("{MARK}{}", URL_SAFE_NO_PAD.encode(bytes)))
}

/// The hash of a secret, if the text can be one.
pub fn hash_of(secret: &str) -> Option<TokenHash> {
    let random = secret.strip_prefix(MARK)?;
    // Two bits of the last sign say nothing, and have to be nought.
    (URL_SAFE_NO_PAD.decode(random).ok()?.len() == BYTES).then(|| hash(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_new_and_known_by_their_form() {
        let (one, two) = (secret().expect("random"), secret().expect("random"));
        assert_ne!(one, two);
        assert_eq!(hash_of(&one), Some(hash(&one)));
        for text in ["", "gt_", &one[3..], &one[..45], &format!("{one}A"), &one.to_uppercase()] {
            assert_eq!(hash_of(text), None, "{text}");
        }
    }

    #[test]
    fn names() {
        for (name, good) in [("ERP", Some("ERP")), (" 金蝶 云 ", Some("金蝶 云")), (" ", None), ("a\nb", None)] {
            assert_eq!(check_name(name).ok().as_deref(), good, "{name:?}");
        }
        assert!(check_name(&"长".repeat(60)).is_ok() && check_name(&"长".repeat(61)).is_err());
    }
}
