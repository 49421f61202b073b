//! `guitai import`: takes a platform's file in (O1), slice by slice, into a shop of that platform.
//!
//! Each slice is one command and one commit. Orders that the file does not change are counted and
//! left out, so that taking in the same file twice writes next to nothing. Interrupted, it is
//! simply started again.

use super::{Outcome, desk::Desk};
use clap::Subcommand;
use shared::{
    command::{OrderImport, ShopSet},
    id::{ImportId, ShopId},
    order::{
        file::{self, Row},
        import::{
            HeldReason, HeldRow, ImportedOrder,
            effect::{Effect, effect},
        },
    },
    shop::{Platform, Shop},
    time::Zone,
};
use std::{
    collections::HashSet,
    fs::File,
    io::{self, BufReader, IsTerminal, Read},
    path::{Path, PathBuf},
    process::ExitCode,
};
use uuid::Uuid;

#[derive(Subcommand)]
pub enum Import {
    /// Orders as CSV: Taobao's order list or item list, or the file of JD, Douyin or Shopify
    Orders {
        /// The file, or - for standard input
        file: PathBuf,
        /// The shop, by its name; made on the file's platform if there is none of that name
        #[arg(long, value_name = "NAME")]
        shop: Option<String>,
    },
}

/// The name of a shop that nobody has named.
fn unnamed(platform: Platform) -> &'static str {
    match platform {
        Platform::Taobao => "淘宝店",
        Platform::Jd => "京东店",
        Platform::Douyin => "抖音店",
        Platform::Shopify => "Shopify 店",
        Platform::House => "自营接单",
    }
}

#[derive(Debug, thiserror::Error)]
enum ImportError {
    #[error("which shop? There are: {0}; name one with --shop")]
    WhichShop(String),
    #[error("the file is of {}, but the shop {shop} is of {}; name another with --shop", file.word(), platform.word())]
    OtherPlatform { file: Platform, shop: String, platform: Platform },
    #[error("{}: {error}", file.display())]
    File { file: PathBuf, error: io::Error },
}

impl Import {
    pub async fn run(self, data: &Path) -> Outcome {
        let Import::Orders { file: path, shop } = self;
        let source = open(&path)?;
        let mut desk = Desk::open(data).await?;
        let zone = desk.world().workspace().map_or_else(Zone::utc, |workspace| workspace.zone());
        let orders = file::read(BufReader::new(source), &zone)?;
        let platform = orders.platform();
        let shop = find_shop(&mut desk, platform, shop).await?;
        let name = path.file_name().filter(|_| path != Path::new("-"));
        let file = name.map_or_else(|| "stdin".to_owned(), |name| name.to_string_lossy().into_owned());
        let import = ImportId(Uuid::now_v7());
        let slice = empty(import, shop, &file);
        let mut work = Work { desk, shop, platform, slice, numbers: HashSet::new(), held: 0 };
        let ended = work.take_in(orders).await;
        let finished = work.finish(import).await;
        ended?;
        finished
    }
}

fn open(path: &Path) -> Result<Box<dyn Read>, ImportError> {
    if path == Path::new("-") {
        return Ok(Box::new(io::stdin()));
    }
    match File::open(path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => Err(ImportError::File { file: path.to_owned(), error }),
    }
}

/// The shop of that name; without a name the only one of the platform. Made when there is none.
async fn find_shop(
    desk: &mut Desk,
    platform: Platform,
    name: Option<String>,
) -> Result<ShopId, Box<dyn std::error::Error>> {
    let shops = || desk.world().shops.values();
    let own: Vec<_> = shops().filter(|shop| shop.platform == platform).collect();
    let name = match (name, &own[..]) {
        (None, [only]) => return Ok(only.id),
        (None, []) => unnamed(platform).to_owned(),
        (None, _) => {
            let names: Vec<&str> = own.iter().map(|shop| shop.name.as_str()).collect();
            return Err(ImportError::WhichShop(names.join(", ")).into());
        }
        (Some(name), _) => match own.iter().copied().chain(shops()).find(|shop| shop.name == name) {
            Some(shop) if shop.platform == platform => return Ok(shop.id),
            Some(other) => {
                let error = ImportError::OtherPlatform { file: platform, shop: name, platform: other.platform };
                return Err(error.into());
            }
            None => name,
        },
    };
    let shop = Shop { id: ShopId(Uuid::now_v7()), name, platform };
    let id = shop.id;
    desk.change(ShopSet { shop }).await?;
    Ok(id)
}

fn empty(import: ImportId, shop: ShopId, file: &str) -> OrderImport {
    OrderImport { import, shop, file: file.to_owned(), orders: Vec::new(), held: Vec::new(), unchanged: 0 }
}

/// An import underway.
struct Work {
    desk: Desk,
    shop: ShopId,
    platform: Platform,
    slice: OrderImport,
    /// The orders in the slice.
    numbers: HashSet<String>,
    held: u32,
}

impl Work {
    async fn take_in<R: Read>(&mut self, file: file::OrderFile<R>) -> Result<(), Box<dyn std::error::Error>> {
        let shows_progress = io::stderr().is_terminal();
        for (count, row) in file.enumerate() {
            match row? {
                Row { order: Ok(order), .. } => self.add(order),
                Row { order: Err(held), .. } => self.hold(held),
            }
            if self.slice.orders.len() >= OrderImport::MOST_ORDERS || self.slice.held.len() >= OrderImport::MOST_HELD {
                self.send().await?;
            }
            if shows_progress && count % 1_000 == 999 {
                eprint!("\r{}", count + 1);
            }
        }
        if shows_progress {
            eprint!("\r");
        }
        Ok(())
    }

    fn add(&mut self, order: ImportedOrder) {
        // What an earlier row of this slice will make of the order is not known yet.
        if !self.numbers.contains(&order.number) && self.effect(&order) == Effect::Unchanged {
            self.slice.unchanged += 1;
        } else {
            self.numbers.insert(order.number.clone());
            self.slice.orders.push(order);
        }
    }

    fn effect(&self, row: &ImportedOrder) -> Effect {
        effect(self.desk.world(), self.shop, self.platform, row, self.desk.now())
    }

    fn hold(&mut self, row: HeldRow) {
        println!("held: row {}, order {:?}: {}", row.row, row.number, reason(&row.reason));
        self.held += 1;
        self.slice.held.push(row);
    }

    async fn send(&mut self) -> Result<(), Box<dyn std::error::Error>> {
        let next = empty(self.slice.import, self.shop, &self.slice.file);
        self.desk.change(std::mem::replace(&mut self.slice, next)).await?;
        self.numbers.clear();
        Ok(())
    }

    /// Sends what is left and tells the result.
    async fn finish(mut self, import: ImportId) -> Outcome {
        self.send().await?;
        if let Some(import) = self.desk.world().imports.get(&import) {
            let (imported, updated, unchanged) = (import.imported, import.updated, import.unchanged);
            println!("imported {imported}, updated {updated}, unchanged {unchanged}, held {}", self.held);
        }
        self.desk.close().await?;
        Ok(ExitCode::SUCCESS)
    }
}

fn reason(reason: &HeldReason) -> String {
    match reason {
        HeldReason::NumberMissing => "there is no order number".to_owned(),
        HeldReason::NumberRounded => "a spreadsheet has rounded the order number".to_owned(),
        HeldReason::NumberUnreadable => "the order number is not made of digits".to_owned(),
        HeldReason::StatusUnknown { text } => format!("unknown status {text:?}"),
        HeldReason::AmountUnreadable { column, text } => format!("{column}: {text:?} is no amount"),
        HeldReason::TimeUnreadable { column, text } => format!("{column}: {text:?} is no time"),
        HeldReason::CountUnreadable { column, text } => format!("{column}: {text:?} is no count"),
        HeldReason::CellsMissing { expected, found } => format!("{found} cells instead of {expected}"),
        HeldReason::TooLong { column, limit } => format!("{column}: more than {limit} characters"),
        HeldReason::NotText { column } => format!("{column}: not text"),
        HeldReason::Contradicts { first_row } => format!("row {first_row} says otherwise of the same order"),
        HeldReason::CurrencyForeign { text } => format!("the amounts are in {text:?}, not in CNY"),
        HeldReason::LinesTooMany { limit } => format!("the order has more than {limit} items"),
    }
}
