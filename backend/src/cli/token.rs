//! `guitai token`: which programs may put orders in (O1).

use super::{Outcome, desk::Desk};
use crate::{
    account::Asked,
    db::Readers,
    token::{self, NewToken},
};
use clap::Subcommand;
use std::{path::Path, process::ExitCode};

#[derive(Subcommand)]
pub enum Token {
    /// Make a token; prints its secret, which nobody can look up later
    Add {
        /// What the program is called
        name: String,
        /// The shop that it may write to, by its name
        #[arg(long)]
        shop: String,
        /// The person in whose name it imports orders, by login
        #[arg(long = "as", value_name = "LOGIN")]
        maker: String,
    },
    /// List the tokens that are not revoked, with shop and maker
    List,
    /// The program can do nothing any more; what it has imported stays
    Revoke { name: String },
}

#[derive(Debug, thiserror::Error)]
enum Missing {
    #[error("there is no token {0}")]
    Token(String),
    #[error("there is no shop {0}")]
    Shop(String),
    #[error("nobody signs in as {0}")]
    Login(String),
}

impl Token {
    pub async fn run(self, data: &Path) -> Outcome {
        match self {
            Token::Add { name, shop, maker } => add(data, name, shop, maker).await?,
            Token::List => list(data).await?,
            Token::Revoke { name } => revoke(data, name).await?,
        }
        Ok(ExitCode::SUCCESS)
    }
}

type Done = Result<(), Box<dyn std::error::Error>>;

async fn add(data: &Path, name: String, shop: String, maker: String) -> Done {
    let desk = Desk::open(data).await?;
    let found = desk.world().shops.values().find(|known| known.name == shop).map(|shop| shop.id);
    let shop = found.ok_or(Missing::Shop(shop))?;
    let account = desk.db.readers().account(&maker).await?.ok_or(Missing::Login(maker))?;
    let new = NewToken { name, shop, maker: account.staff };
    new.check(desk.world())?;
    let mut tx = desk.db.begin().await?;
    let made = new.add(&mut tx, &Asked::default(), desk.now()).await?;
    tx.commit().await?;
    desk.close().await?;
    println!("{}", made.secret);
    Ok(())
}

async fn list(data: &Path) -> Done {
    let readers = Readers::open(data).await?;
    let primary = readers.load().await?;
    let world = primary.world();
    for token in readers.tokens().await? {
        let shop = world.shops.get(&token.shop).map_or("", |shop| shop.name.as_str());
        let maker = world.staff.get(&token.maker);
        let gone = if maker.is_some_and(|maker| maker.active) { "" } else { "\tremoved" };
        println!("{}\t{shop}\t{}{gone}", token.name, maker.map_or("", |maker| maker.name.as_str()));
    }
    Ok(())
}

async fn revoke(data: &Path, name: String) -> Done {
    let desk = Desk::open(data).await?;
    let found = desk.db.readers().tokens().await?.into_iter().find(|token| token.name == name);
    let found = found.ok_or(Missing::Token(name))?;
    let mut tx = desk.db.begin().await?;
    token::revoke(&mut tx, &found, &Asked::default(), desk.now()).await?;
    tx.commit().await?;
    desk.close().await?;
    println!("{} is revoked.", found.name);
    Ok(())
}
